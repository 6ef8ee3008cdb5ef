using System.Globalization;
using Confrere.Allocation.Data;
using NodaTime;

namespace Confrere.Allocation.Features.CloseRound;

internal static class RoundWords
{
    public static string Day(DrawRound round) => round.ClosedAt.InUtc().Date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);

    public static string How(DrawRound round) => round switch
    {
        { IsDrawn: false } => $"places for all ({round.Places}), nothing drawn, not compared",
        { Places: { } places } => $"{places} places drawn by lot",
        _ => "drawn from the sealed list",
    };
}
