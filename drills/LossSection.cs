namespace Confrere.Drills;

/// <summary>What one loss drill found: a section of the page, under a heading that stays the same from run to run.</summary>
internal sealed record LossSection(string Heading, string Text)
{
    public override string ToString() => $"## {Heading}\n\n{Text.Trim()}\n";

    /// <summary>Puts it where the page has a section of its heading, else before the last one, which says what is not drilled.</summary>
    public string Into(string page)
    {
        var begins = page.IndexOf($"## {Heading}\n", StringComparison.Ordinal);
        if (begins < 0) return page.LastIndexOf("\n## ", StringComparison.Ordinal) is var last and >= 0 ? page.Insert(last + 1, $"{this}\n") : $"{page.TrimEnd()}\n\n{this}";
        var ends = page.IndexOf("\n## ", begins, StringComparison.Ordinal);
        return ends < 0 ? $"{page[..begins]}{this}" : $"{page[..begins]}{this}{page[ends..]}";
    }
}
