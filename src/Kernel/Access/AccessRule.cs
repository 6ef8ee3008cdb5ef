namespace Confrere.Kernel.Access;

/// <summary>
/// One row of the access table: a policy's name, the roles it admits, and the two sentences that the page shows about it. The same
/// row enforces and explains, so that the explanation cannot drift from the rule.
/// </summary>
/// <param name="Name">The policy's name, a constant of its module, used in [Authorize].</param>
/// <param name="Roles">Who is let in. Empty means anyone who holds the link, signed in or not.</param>
/// <param name="CanSee">Who can, as the end of "It can be seen by": "you and your coach".</param>
/// <param name="CannotSee">Who cannot, as the end of "It cannot be seen by": "your employer, the director".</param>
public sealed record AccessRule(string Name, IReadOnlyList<string> Roles, string CanSee, string CannotSee)
{
    /// <summary>What kind of page it is, in the words of a receipt to the person whose name stands on it: "the roster of coaches".</summary>
    public string What { get; init; } = "";

    /// <summary>Its pages hold only what is the reader's own; opening them leaves no receipt.</summary>
    public bool IsOwn { get; init; }

    public bool IsOpen => Roles.Count == 0;
}
