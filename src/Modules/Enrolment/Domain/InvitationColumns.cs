namespace Confrere.Enrolment.Domain;

/// <summary>Which column of a list holds what. Columns that nobody asked for are named and not kept.</summary>
internal sealed record InvitationColumns(IReadOnlyList<int> Name, int Email, int? Zone, int Width, IReadOnlyList<string> Ignored)
{
    /// <summary>What a list without a heading holds: name, e-mail and, if it differs, time zone.</summary>
    public static readonly InvitationColumns Unnamed = new([0], 1, 2, 3, []);

    private static readonly string[] WholeNames = ["name", "full name", "physician", "display name"];
    private static readonly string[] GivenNames = ["first name", "given name", "firstname", "forename"];
    private static readonly string[] FamilyNames = ["last name", "family name", "lastname", "surname"];

    /// <summary>How many fields a row needs to reach its name and address.</summary>
    public int Needed => Name.Append(Email).Max() + 1;

    public bool HasName => Name.Count > 0;

    public static bool IsHeading(IReadOnlyList<string> fields) => !fields.Any(field => field.Contains('@')) && fields.Any(IsEmail);

    public static InvitationColumns Of(IReadOnlyList<string> heading)
    {
        int? First(Func<string, bool> fits) => heading.Index().Where(column => fits(column.Item)).Select(column => (int?)column.Index).FirstOrDefault();
        var (given, family) = (First(Among(GivenNames)), First(Among(FamilyNames)));
        IReadOnlyList<int> name = First(Among(WholeNames)) is { } whole ? [whole] : [.. new[] { given, family }.OfType<int>()];
        var (email, zone) = (First(IsEmail)!.Value, First(field => field.Contains("zone", StringComparison.OrdinalIgnoreCase)));
        var used = name.Append(email).Append(zone ?? email).ToHashSet();
        return new(name, email, zone, heading.Count, [.. heading.Where((field, index) => field.Length > 0 && !used.Contains(index))]);
    }

    private static bool IsEmail(string field) => field.Contains("mail", StringComparison.OrdinalIgnoreCase);

    private static Func<string, bool> Among(string[] words) => field => words.Contains(field, StringComparer.OrdinalIgnoreCase);
}
