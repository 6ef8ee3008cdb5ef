using Confrere.Protocols.Contracts;

namespace Confrere.Protocols.Domain;

/// <summary>Reads a protocol from its YAML document. What the fields are is read here; whether they fit together, in <see cref="ProtocolChecks"/>.</summary>
internal static class ProtocolDocument
{
    public static ProtocolReading Read(string document)
    {
        var problems = new ProblemList();
        if (YamlText.Root(document, problems) is not { } root) return new(null, problems.InOrder);
        var protocol = ReadProtocol(root);
        root.RefuseTheRest();
        // A protocol with holes in it would only raise problems that follow from the holes.
        if (problems.IsEmpty) ProtocolChecks.Check(protocol, root, problems);
        return new(problems.IsEmpty ? protocol : null, problems.InOrder);
    }

    private static Protocol ReadProtocol(YamlMap root) => new(
        root.Text("key"), root.Text("title"), root.Whole("version", 1, 9999), root.Text("summary"), ReadRegistration(root.OptionalMap("registration")),
        root.Each("offerings", 1, ReadOffering), root.Each("eligibility", 1, ReadQuestion), ReadConsent(root.Map("consent")),
        root.Each("arms", 2, ReadArm), ReadRandomisation(root.Map("randomisation")), root.Each("visits", 2, ReadVisit),
        root.Each("outcomes", 1, ReadOutcome), ReadAnalysis(root.Map("analysis")), ReadCoaches(root.Map("coaches")), ReadDisclosure(root.Map("disclosure")));

    private static Registration? ReadRegistration(YamlMap? map) => Whole(map, row =>
        new Registration(row.Text("registry"), row.Text("number"), row.OptionalDate("date")));

    private static Offering ReadOffering(YamlMap row) => new(
        row.Text("code"), row.Text("title"), row.Text("kind"), row.Whole("sessions", 1, 100), row.Whole("minutesPerSession", 5, 480),
        row.Whole("windowDays", 1, 1000), row.Text("description"));

    private static EligibilityQuestion ReadQuestion(YamlMap row) =>
        new(row.Text("code"), row.Text("question"), row.YesOrNo("admits"), row.Text("reasonIfNot"));

    private static ConsentText ReadConsent(YamlMap? map) => Whole(map, row => new ConsentText(
        row.Text("version"), row.YesOrNo("sample"), row.Each("sections", 1, section => new ConsentSection(section.Text("heading"), section.Text("text"))),
        row.Text("statement")))!;

    private static Arm ReadArm(YamlMap row) => new(
        new(row.Text("code")), row.Text("label"), row.Whole("ratio", 1, 20), row.Text("offering"), row.OptionalText("startsAfterVisit"), row.Text("plainWords"));

    private static Randomisation ReadRandomisation(YamlMap? map) => Whole(map, row =>
        new Randomisation(
            row.OneOf("method", Randomisation.Simple, Randomisation.PermutedBlocks, Randomisation.Minimised), row.Wholes("blockSizes", 0), row.Texts("strata", 0))
        {
            Factors = row.Each("factors", 0, ReadFactor), Minimisation = ReadMinimisation(row.OptionalMap("minimisation")),
        })!;

    private static AllocationFactor ReadFactor(YamlMap row) =>
        new(row.Text("code"), row.Text("value"), row.Each("levels", 2, level => new FactorLevel(level.Text("code"), level.OptionalNumber("below"))), row.OptionalWhole("weight", 1, 100, 1));

    private static Minimisation? ReadMinimisation(YamlMap? map) => Whole(map, row =>
        new Minimisation(row.OneOf("measure", "range", "variance", "marginal-total"), row.Fraction("best", 0.5, 1)));

    private static Visit ReadVisit(YamlMap row) => new(
        row.Text("code"), row.Text("label"), row.YesIfSaid("baseline"), row.Whole("dueDay", 0, 3660), row.Whole("opensDaysBefore", 0, 365),
        row.Whole("closesDaysAfter", 0, 365), row.Texts("instruments", 1));

    private static Outcome ReadOutcome(YamlMap row) => new(
        row.Text("scale"), row.Text("label"), row.Text("unit"), row.YesIfSaid("primary"), row.OneOf("better", "lower", "higher") == "lower");

    private static AnalysisPlan ReadAnalysis(YamlMap? map) => Whole(map, row => new AnalysisPlan(
        row.Text("estimand"), row.Text("set"), row.OneOf("method", "ancova-hc3"), new(row.Text("treatment")), new(row.Text("control")),
        row.Text("primaryVisit"), row.Texts("covariates", 0), row.Fraction("confidence", 0.5, 1)))!;

    private static CoachRules ReadCoaches(YamlMap? map) => Whole(map, row => new CoachRules(
        row.Whole("mostAtOnce", 1, 50), row.Texts("never", 0), row.Texts("credentials", 0),
        row.OneOf("pay", "volunteer", "protected-time", "per-session"), row.Money("ratePerSession")))!;

    // One to ten is never shown (design, rule 8), so a protocol cannot ask for less than eleven.
    private static Disclosure ReadDisclosure(YamlMap? map) => Whole(map, row => new Disclosure(row.Whole("smallestCell", 11, 1000)))!;

    private static T? Whole<T>(YamlMap? map, Func<YamlMap, T> read) where T : class
    {
        if (map is null) return null;
        var value = read(map);
        map.RefuseTheRest();
        return value;
    }
}
