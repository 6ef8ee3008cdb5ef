namespace Confrere.App.Demonstration;

/// <summary>Invented people. No two share a name; the addresses end in a domain that can never exist (RFC 2606).</summary>
internal static class Cast
{
    public const string Institution = "Riverside Health (demonstration)";
    public const string ZoneId = "America/New_York";
    public const string Domain = "riverside.example";

    public static readonly string[] Departments =
        ["Internal medicine", "Emergency medicine", "Paediatrics", "Surgery", "Anaesthesia", "Psychiatry", "Family medicine", "Obstetrics", "Neurology", "Radiology"];

    public static readonly string[] Stages = ["Early career", "Mid career", "Senior"];

    public static readonly string[] Interests =
        ["Saying no without guilt", "Leading a small team", "Writing and research", "Coming back after leave", "Time with patients", "What comes after this job", "Difficult conversations"];

    public static readonly string[] Manners =
    [
        "Asks short questions and waits for the answer.", "Likes to sort things on paper with you.", "Warm, direct, and on time.",
        "Starts from what already works.", "Gives you the last ten minutes to decide what to try.",
    ];

    private static readonly string[] FirstNames =
    [
        "Amara", "Beatriz", "Chen", "Dalia", "Elif", "Farah", "Grace", "Hana", "Imani", "Joana", "Kavita", "Leila", "Mina", "Noor", "Olga", "Priya",
        "Rosa", "Sofia", "Tamar", "Uma", "Vera", "Wanda", "Yara", "Zoe", "Adam", "Bilal", "Carlos", "David", "Emil", "Felix",
    ];

    private static readonly string[] LastNames =
    [
        "Abara", "Becker", "Castillo", "Dubois", "Eriksen", "Fontana", "Gupta", "Haddad", "Ivanov", "Jansen", "Kowalski", "Lindqvist", "Moreau",
        "Nakamura", "Okafor", "Petrov", "Quintero", "Rossi", "Sato", "Tanaka", "Ueda", "Varga", "Weber", "Xu", "Yilmaz", "Zhang", "Osei",
    ];

    // 30 and 27 share only the factor 3: stepping through both gives 270 different pairs before the first repeats.
    public static string Name(int number) => $"{FirstNames[number % FirstNames.Length]} {LastNames[number % LastNames.Length]}{(number < 270 ? "" : $" {number}")}";

    public static string Email(string name) => $"{name.ToLowerInvariant().Replace(' ', '.')}@{Domain}";
}
