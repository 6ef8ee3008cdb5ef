using Confrere.Protocols.Contracts;

namespace Confrere.Protocols.Domain;

/// <summary>Reads a protocol from its YAML document. What the fields are is read here; whether they fit together, in <see cref="ProtocolChecks"/>.</summary>
internal static class ProtocolDocument
{
    // No scale that is in use goes further.
    private const double Widest = 1000;

    /// <summary>
    /// A document that was checked when it came in. It is not checked again: a version of Confrere with stricter checks must go on
    /// running what people have consented to.
    /// </summary>
    public static ProtocolReading ReadStored(string document) => Read(document, isChecked: true);

    public static ProtocolReading Read(string document) => Read(document, isChecked: false);

    private static ProtocolReading Read(string document, bool isChecked)
    {
        var problems = new ProblemList();
        if (YamlText.Root(document, problems) is not { } root) return new(null, problems.InOrder, [], []);
        var protocol = ReadProtocol(root);
        root.RefuseTheRest();
        var asked = problems.FieldsAsked.ToList();
        // A protocol with holes in it would only raise problems that follow from the holes.
        if (problems.IsEmpty && !isChecked) ProtocolChecks.Check(protocol, root, problems);
        return problems.IsEmpty ? new(protocol, [], isChecked ? [] : ExecutionLimits.Of(protocol, root), asked) : new(null, problems.InOrder, [], asked);
    }

    private static Protocol ReadProtocol(YamlMap root) => new(
        root.Text("key"), root.Text("title"), root.Whole("version", 1, 9999), root.Text("summary"), ReadRegistration(root.OptionalMap("registration")),
        root.Each("offerings", 1, ReadOffering), root.Each("eligibility", 1, ReadQuestion), ReadConsent(root.Map("consent")),
        root.Each("arms", 1, ReadArm), ReadRandomisation(root.Map("randomisation"))!, root.Each("visits", 2, ReadVisit),
        root.Each("outcomes", 1, ReadOutcome), ReadAnalysis(root.Map("analysis")), ReadCoaches(root.Map("coaches")), ReadDisclosure(root.Map("disclosure")))
    {
        Amendment = ReadAmendment(root.OptionalMap("amendment")), Recruitment = Whole(root.OptionalMap("recruitment"), row => new Recruitment(row.Whole("planned", 2, 1_000_000)) { HasOpenSignUp = row.YesIfSaid("openSignUp"), WithinDays = row.WholeIfSaid("withinDays", 1, 3650) }),
        Estimands = root.Each("estimands", 1, ReadEstimand), Boosters = ReadBoosters(root.OptionalMap("boosters")),
        Safety = ReadSafety(root.OptionalMap("safety")), Records = ReadRecords(root.OptionalMap("records")),
        Undecided = root.Each("undecided", 0, row => new OpenDecision(row.Text("field"), row.Text("why"))),
    };

    private static Amendment? ReadAmendment(YamlMap? map) => Whole(map, row =>
        new Amendment(row.Text("reason"), row.Date("effectiveOn"), row.YesOrNo("asksConsentAgain")));

    private static Registration? ReadRegistration(YamlMap? map) => Whole(map, row =>
        new Registration(row.Text("registry"), row.Text("number"), row.OptionalDate("date")));

    private static Offering ReadOffering(YamlMap row) => new(
        row.Text("code"), row.Text("title"), row.OneOf("kind", Offering.Kinds), row.Whole("sessions", 1, 100), row.Whole("minutesPerSession", 5, 960),
        row.Whole("windowDays", 1, 1000), row.Text("description"))
    {
        GroupSize = row.WholeIfSaid("groupSize", 2, 100),
    };

    private static EligibilityQuestion ReadQuestion(YamlMap row) =>
        new(row.Text("code"), row.Text("question"), row.YesOrNo("admits"), row.Text("reasonIfNot"));

    private static ConsentText ReadConsent(YamlMap? map) => Whole(map, row => new ConsentText(
        row.Text("version"), row.YesOrNo("sample"), row.Each("sections", 1, section => new ConsentSection(section.Text("heading"), section.Text("text"))),
        row.Text("statement")) { AllowsDeletion = row.YesIfSaid("deletion") })!;

    private static Arm ReadArm(YamlMap row) => new(
        new(row.Text("code")), row.Text("label"), row.OptionalWhole("ratio", 1, 20, 1), row.Text("offering"), row.OptionalText("startsAfterVisit"), row.Text("plainWords"));

    private static Randomisation? ReadRandomisation(YamlMap? map) => Whole(map, row =>
        new Randomisation(
            row.OneOf("method", Randomisation.Simple, Randomisation.PermutedBlocks, Randomisation.Minimised, Randomisation.Lottery, Randomisation.Undrawn),
            row.Wholes("blockSizes", 0), row.Texts("strata", 0))
        {
            Factors = row.Each("factors", 0, ReadFactor), Minimisation = ReadMinimisation(row.OptionalMap("minimisation")),
            Intake = row.OptionalOneOf("intake", Randomisation.Rolling, Randomisation.InBatches) ?? Randomisation.Rolling, Places = row.WholeIfSaid("places", 1, 100_000),
        });

    private static AllocationFactor ReadFactor(YamlMap row) =>
        new(row.Text("code"), row.Text("value"), row.Each("levels", 2, level => new FactorLevel(level.Text("code"), level.OptionalNumber("below"))), row.OptionalWhole("weight", 1, 100, 1));

    private static Minimisation? ReadMinimisation(YamlMap? map) => Whole(map, row =>
        new Minimisation(row.OneOf("measure", "range", "variance", "marginal-total"), row.Fraction("best", 0.5, 1)));

    private static Visit ReadVisit(YamlMap row) => new(
        row.Text("code"), row.Text("label"), row.YesIfSaid("baseline"), row.Whole("dueDay", 0, 3660), row.Whole("opensDaysBefore", 0, 365),
        row.Whole("closesDaysAfter", 0, 365), row.Texts("instruments", 1))
    {
        RemindDays = row.OptionalWholes("remindDays") ?? Visit.OneDayLater,
    };

    private static Outcome ReadOutcome(YamlMap row) => new(
        row.Text("scale"), row.Text("label"), row.Text("unit"), row.YesIfSaid("primary"), row.OneOf("better", "lower", "higher") == "lower");

    private static Estimand ReadEstimand(YamlMap row) => new(
        row.Text("outcome"), row.Text("visit"), row.Text("population"), row.Text("treatment"), row.Text("summary"),
        row.Each("intercurrentEvents", 1, happened => new IntercurrentEvent(happened.Text("event"), happened.OneOf("strategy", IntercurrentEvent.Strategies), happened.Text("handling"))));

    private static AnalysisPlan ReadAnalysis(YamlMap? map) => Whole(map, row =>
    {
        var method = row.OneOf("method", AnalysisPlan.Methods);
        // A change from before to after has no arms; the checks say so when it names some.
        var (treatment, control) = method == AnalysisPlan.PairedChange
            ? (row.OptionalText("treatment") ?? "", row.OptionalText("control") ?? "")
            : (row.Text("treatment"), row.Text("control"));
        return new AnalysisPlan(
            row.Text("estimand"), row.Text("set"), method, new(treatment), new(control), row.Text("primaryVisit"), row.Texts("covariates", 0), row.Fraction("confidence", 0.5, 1))
        {
            FurtherContrasts = row.Each("furtherContrasts", 0, contrast => new ArmContrast(new(contrast.Text("treatment")), new(contrast.Text("control")))),
            Multiplicity = row.OptionalOneOf("multiplicity", "holm", "in-order", "none"), Sensitivity = row.Texts("sensitivity", 0),
            DegreesOfFreedom = row.OptionalOneOf("degreesOfFreedom", [.. AnalysisPlan.DegreesOfFreedomMethods]), Covariance = row.OptionalOneOf("covariance", [.. AnalysisPlan.Covariances]),
            Fallback = row.Texts("fallback", 0) is { Count: > 0 } fallback ? fallback : null,
            Further = ReadFurther(row.OptionalMap("further")), Published = row.Each("published", 0, ReadPublished),
        };
    })!;

    private static FurtherAnalyses? ReadFurther(YamlMap? map) => Whole(map, row =>
    {
        var tipping = row.OptionalMap("tippingPoint");
        var (step, most) = (tipping?.Number("step", 0.001, Widest), tipping?.Number("most", 0.001, Widest));
        tipping?.RefuseTheRest();
        return new FurtherAnalyses(row.WholeIfSaid("imputations", 2, 1000), step, most, row.Each("gates", 0, gate => gate.Texts("outcomes", 1)), ReadResponder(row.OptionalMap("responder")),
            row.WholeIfSaid("draws", 1000, 1_000_000), row.YesIfSaid("dose"), row.YesIfSaid("coaches"))
        {
            Subgroups = row.Texts("subgroups", 0) is { Count: > 0 } subgroups ? subgroups : null, PerProtocolSessions = row.WholeIfSaid("perProtocolSessions", 1, 1000),
        };
    });

    private static ResponderRule? ReadResponder(YamlMap? map) => Whole(map, row =>
    {
        var (least, most) = (row.OptionalNumber("atLeast"), row.OptionalNumber("atMost"));
        if (least is null == (most is null)) row.Note("atLeast", "It needs one of atLeast and atMost.", "Write the one on whose side people are counted.");
        return new ResponderRule(row.Text("label"), least ?? most ?? 0, least is not null);
    });

    private static PublishedResult ReadPublished(YamlMap row) => new(
        row.Text("outcome"), row.Text("visit"), row.Number("difference", -Widest, Widest), row.Number("lower", -Widest, Widest), row.Number("upper", -Widest, Widest), row.Text("source"));

    private static BoosterRules? ReadBoosters(YamlMap? map) => Whole(map, row =>
        new BoosterRules(row.Text("offering"), row.Text("afterVisit"), row.OneOf("who", BoosterRules.Everybody, BoosterRules.OnRequest, BoosterRules.Drawn))
        {
            CheckInMonths = row.OptionalWholes("checkInMonths") ?? [], Arms = row.Each("arms", 0, ReadArm), Randomisation = ReadRandomisation(row.OptionalMap("randomisation")),
        });

    private static SafetyRules? ReadSafety(YamlMap? map) => Whole(map, row => new SafetyRules(
        row.Each("answers", 1, answer => new DistressAnswer(answer.Text("instrument"), answer.Text("rule"), answer.OneOf("shows", SafetyRules.AtOnce, SafetyRules.WhenSent))),
        row.Each("contacts", 0, contact => new HelpContact(contact.Text("who"), contact.OptionalText("phone"), contact.OptionalText("page"), contact.Text("about")))));

    private static CoachRules ReadCoaches(YamlMap? map) => Whole(map, row => new CoachRules(
        row.Whole("mostAtOnce", 1, 50), row.Texts("never", 0), row.Texts("credentials", 0),
        row.OneOf("pay", "volunteer", "protected-time", "per-session"), row.Money("ratePerSession"))
    {
        Planned = row.WholeIfSaid("planned", 1, 100_000), StartWithinDays = row.WholeIfSaid("startWithinDays", 2, 90), MinutesCredited = row.WholeIfSaid("minutesCredited", 1, 960),
        SupervisedHours = row.WholeIfSaid("supervisedHours", 1, 1000),
    })!;

    private static RecordRules? ReadRecords(YamlMap? map) => Whole(map, row =>
        new RecordRules(row.WholeIfSaid("confirmWithinDays", 1, 60) ?? RecordRules.Plain.ConfirmWithinDays)
        {
            Notes = row.Texts("notes", 0), NotesKeptDays = row.WholeIfSaid("notesKeptDays", 1, 365), HasGoals = row.YesIfSaid("goals"),
        });

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
