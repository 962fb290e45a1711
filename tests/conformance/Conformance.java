import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Do PDF files conform to PDF/UA-1 and PDF/A-3a by veraPDF's own rules?
 *
 * <p>The rules are read from the profiles inside the jar by hand, because veraPDF's own reader wants JAXB, which Java
 * has not had since version 11. Exit code 0 when every file passes, 1 when one does not or cannot be read.
 */
public final class Conformance {
    private static final Map<String, String> PROFILES = Map.of("ua1", "PDFUA-1", "3a", "PDFA-3A");

    public static void main(String[] files) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        int failures = files.length == 0 ? 1 : 0;
        for (String flavour : List.of("ua1", "3a")) {
            ValidationProfile profile = load(flavour);
            for (String file : files) {
                failures += passes(new File(file), flavour, profile) ? 0 : 1;
            }
        }
        System.exit(failures == 0 ? 0 : 1);
    }

    private static boolean passes(File file, String flavour, ValidationProfile profile) {
        try (VeraPDFFoundry foundry = Foundries.defaultInstance();
                PDFAParser parser = foundry.createParser(file, PDFAFlavour.byFlavourId(flavour));
                PDFAValidator validator = foundry.createValidator(profile, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.printf("%s %-3s %s (%,d checks)%n", result.isCompliant() ? "PASS" : "FAIL", flavour,
                    file.getName(), result.getTotalAssertions());
            tell(result);
            return result.isCompliant() && result.getTotalAssertions() > 0;
        } catch (Exception error) {
            System.out.printf("FAIL %-3s %s cannot be read: %s%n", flavour, file.getName(), error);
            return false;
        }
    }

    /** One line for each broken rule, with the first place where it is broken. */
    private static void tell(ValidationResult result) {
        Map<RuleId, TestAssertion> first = new LinkedHashMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                first.putIfAbsent(assertion.getRuleId(), assertion);
            }
        }
        first.forEach((rule, assertion) -> System.out.printf("     %s-%d, %d times: %s%n       at %s%n",
                rule.getClause(), rule.getTestNumber(), result.getFailedChecks().getOrDefault(rule, 1),
                assertion.getMessage(), assertion.getLocation().getContext()));
    }

    private static ValidationProfile load(String flavour) throws Exception {
        String name = "/org/verapdf/pdfa/validation/" + PROFILES.get(flavour) + ".xml";
        try (InputStream stream = PDFAFlavour.class.getResourceAsStream(name)) {
            Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream).getDocumentElement();
            Set<Rule> rules = new LinkedHashSet<>();
            for (Element each : all(root, "rule")) {
                rules.add(rule(each));
            }
            Set<Variable> variables = new LinkedHashSet<>();
            for (Element each : all(root, "variable")) {
                variables.add(Profiles.variableFromValues(each.getAttribute("name"), each.getAttribute("object"),
                        text(each, "defaultValue"), text(each, "value")));
            }
            return Profiles.profileFromValues(PDFAFlavour.byFlavourId(flavour),
                    Profiles.profileDetailsFromValues(name, "", "", new Date(0)), "", rules, variables);
        }
    }

    private static Rule rule(Element element) {
        Element id = all(element, "id").get(0);
        RuleId ruleId = Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.valueOf(id.getAttribute("specification")), id.getAttribute("clause"),
                Integer.parseInt(id.getAttribute("testNumber")));
        String deferred = element.getAttribute("deferred");
        return Profiles.ruleFromValues(ruleId, element.getAttribute("object"),
                deferred.isEmpty() ? null : Boolean.valueOf(deferred), element.getAttribute("tags"),
                text(element, "description"), text(element, "test"),
                Profiles.errorFromValues(text(all(element, "error").get(0), "message"), Collections.emptyList()),
                Collections.emptyList());
    }

    private static String text(Element parent, String name) {
        List<Element> found = all(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }

    private static List<Element> all(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> found = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) {
            found.add((Element) nodes.item(index));
        }
        return found;
    }
}
