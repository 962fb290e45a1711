"""Which images are read, and what is left of them."""

import io
import os
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image, ImageFile, PngImagePlugin

from reportgen.brief import picture
from reportgen.brief.files import Folder
from reportgen.brief.picture import Picture

HALVES = [(255, 0, 0), (0, 0, 255)]


def saved(path: Path, form: str, **options: object) -> Path:
    """A picture of two halves, red left and blue right, 40 × 20."""
    image = Image.new("RGB", (40, 20), HALVES[0])
    image.paste(HALVES[1], (20, 0, 40, 20))
    image.save(path, form, **options)
    return path


def load(path: Path) -> Picture:
    return picture.load(Folder(path.parent), PurePosixPath(path.name))


def pixels(shown: Picture) -> Image.Image:
    return Image.open(io.BytesIO(shown.content))


def refusal(folder: Path, name: str) -> str:
    with pytest.raises(ValueError) as caught:
        picture.load(Folder(folder), PurePosixPath(name))
    return str(caught.value)


@pytest.mark.parametrize(
    ("form", "media_type"),
    [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("GIF", "image/png"), ("WEBP", "image/png")],
)
def test_it_reads_four_formats_whatever_the_name_says(tmp_path: Path, form: str, media_type: str) -> None:
    shown = load(saved(tmp_path / "x.png", form))

    assert (shown.media_type, shown.width, shown.height) == (media_type, 40, 20)
    assert pixels(shown).size == (40, 20)


def test_it_writes_the_same_bytes_each_time(tmp_path: Path) -> None:
    path = saved(tmp_path / "x.jpg", "JPEG")

    assert load(path) == load(path)


def test_it_turns_a_picture_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright: rotate a quarter clockwise to view
    shown = load(saved(tmp_path / "x.jpg", "JPEG", exif=exif, quality=100, subsampling=0))

    image = pixels(shown).convert("RGB")

    assert (shown.width, shown.height) == (20, 40)
    assert image.getpixel((10, 5))[0] > 200
    assert image.getpixel((10, 35))[2] > 200


def test_it_drops_what_the_camera_wrote(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "SECRET CAMERA"
    exif.get_ifd(0x8825)[1] = "N"
    note = PngImagePlugin.PngInfo()
    note.add_text("Author", "SECRET AUTHOR")
    jpeg = saved(tmp_path / "x.jpg", "JPEG", exif=exif, comment=b"SECRET COMMENT", icc_profile=b"SECRET PROFILE")
    png = saved(tmp_path / "x.png", "PNG", pnginfo=note, exif=exif)

    assert b"SECRET" in jpeg.read_bytes() and b"SECRET" in png.read_bytes()
    for path in (jpeg, png):
        shown = load(path)
        assert b"SECRET" not in shown.content
        assert not pixels(shown).getexif()


def test_it_keeps_transparency_and_shows_the_first_frame(tmp_path: Path) -> None:
    frames = [Image.new("RGBA", (4, 4), colour) for colour in ((255, 0, 0, 255), (0, 255, 0, 255))]
    frames[0].save(tmp_path / "x.gif", save_all=True, append_images=frames[1:])
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(tmp_path / "clear.png")

    first = pixels(load(tmp_path / "x.gif")).convert("RGB").getpixel((1, 1))
    clear = pixels(load(tmp_path / "clear.png")).getpixel((1, 1))

    assert (first, clear) == ((255, 0, 0), (0, 0, 0, 0))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "I;16"])
def test_it_reads_every_mode(tmp_path: Path, mode: str) -> None:
    Image.new(mode, (4, 4)).save(
        tmp_path / "x.tif" if mode == "CMYK" else tmp_path / "x.png", "JPEG" if mode == "CMYK" else "PNG"
    )

    (path,) = tmp_path.iterdir()

    assert load(path).width == 4


def test_it_stays_in_the_folder(tmp_path: Path) -> None:
    saved(tmp_path / "outside.png", "PNG")
    folder = tmp_path / "briefs"
    folder.mkdir()
    (folder / "link.png").symlink_to(tmp_path / "outside.png")
    (folder / "up").symlink_to(tmp_path)

    messages = {
        refusal(folder, name)
        for name in ("../outside.png", "link.png", "up/outside.png", str(tmp_path / "outside.png"))
    }

    assert messages == {"it lies outside the folder of the brief; copy it there"}


def test_it_refuses_a_link_that_leads_to_itself(tmp_path: Path) -> None:
    (tmp_path / "loop.png").symlink_to("loop.png")

    assert "leads back to itself" in refusal(tmp_path, "loop.png") or "symbolic link" in refusal(tmp_path, "loop.png")


def test_it_reads_a_link_within_the_folder(tmp_path: Path) -> None:
    saved(tmp_path / "x.png", "PNG")
    (tmp_path / "link.png").symlink_to("x.png")

    assert load(tmp_path / "link.png").width == 40


def test_it_reads_regular_files_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "folder.png").mkdir()

    messages = [refusal(tmp_path, name) for name in ("pipe.png", "folder.png", "absent.png")]

    assert messages == ["it is not a regular file"] * 2 + ["there is no such file"]


@pytest.mark.slow
def test_it_refuses_what_is_too_large_or_no_picture(tmp_path: Path) -> None:
    (tmp_path / "heavy.png").write_bytes(b"\x89PNG" + b"\0" * picture.SIZE_LIMIT)
    Image.new("1", (8_000, 5_001)).save(tmp_path / "wide.png")
    Image.new("1", (20_000, 10_000)).save(tmp_path / "bomb.png")
    (tmp_path / "drawing.png").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    saved(tmp_path / "x.png", "TIFF")

    messages = [refusal(tmp_path, f"{name}.png") for name in ("heavy", "wide", "bomb", "drawing", "x")]

    assert messages == [
        "it has over 20 MB, which is the limit; make it smaller",
        "it has 8000 × 5001 pixels; 40 million are allowed",
        "it has more than 40 million pixels",
        "it is no PNG, JPEG, GIF or WebP, whatever its name says",
        "it is no PNG, JPEG, GIF or WebP, whatever its name says",
    ]


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF"])
def test_it_refuses_a_file_that_breaks_off(tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    image = Image.effect_noise((80, 80), 90).convert("RGB")
    image.save(tmp_path / "x.png", form)
    whole = (tmp_path / "x.png").read_bytes()
    (tmp_path / "x.png").write_bytes(whole[: len(whole) // 2])

    message = refusal(tmp_path, "x.png")

    assert message == "it is damaged or breaks off; save it again from its program"
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True
