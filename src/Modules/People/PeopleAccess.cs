namespace Confrere.People;

/// <summary>The names of this module's rows in the access table.</summary>
internal static class PeopleAccess
{
    public const string SignIn = "People.SignIn";
    public const string Receipts = "People.Receipts";
}
