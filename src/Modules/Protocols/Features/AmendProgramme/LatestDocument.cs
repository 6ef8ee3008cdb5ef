using System.Globalization;
using System.Text.RegularExpressions;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Protocols.Features.AmendProgramme;

/// <summary>The document that an amendment starts from: the latest version, its number raised, the reason left to be written.</summary>
internal sealed partial class LatestDocument(Reader reader, IClock clock)
{
    public async Task<string> ToAmend(ProgrammeId id)
    {
        var row = await reader.Query<ProgrammeVersionRow>().Where(row => row.ProgrammeId == id).OrderByDescending(row => row.Version).FirstAsync();
        var today = clock.GetCurrentInstant().InUtc().Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        var amendment = $"amendment:\n  reason: \n  effectiveOn: {today}\n  asksConsentAgain: no\n";
        return Version().Replace(Amendment().Replace(row.Document, ""), $"version: {row.Version + 1}\n{amendment}", 1);
    }

    [GeneratedRegex(@"^version:[^\n]*\n", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Version();

    // The group with its indented lines.
    [GeneratedRegex(@"^amendment:[^\n]*\n([ \t]+[^\n]*\n)*", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Amendment();
}
