namespace Confrere.Shell;

/// <summary>The seven shapes of page; a page names its own in <c>ViewData["PageKind"]</c>.</summary>
public static class PageKind
{
    public const string OneThing = "one-thing";
    public const string Journey = "journey";
    public const string Agenda = "agenda";
    public const string Board = "board";
    public const string Document = "document";
    public const string Ledger = "ledger";
    public const string Planner = "planner";

    public static IReadOnlyList<string> All { get; } = [OneThing, Journey, Agenda, Board, Document, Ledger, Planner];

    /// <summary>The kind if it is one of the seven; a page without a kind is a single column.</summary>
    internal static string Known(object? kind) => kind switch
    {
        null => OneThing,
        string name when All.Contains(name) => name,
        _ => throw new InvalidOperationException($"ViewData[\"PageKind\"] is \"{kind}\"; it must be one of {string.Join(", ", All)}."),
    };
}
