using System.Globalization;
using NodaTime;

namespace Confrere.Coaching.Features.SeeCoach;

/// <summary>Says in time that a credential ends: from three months before, because a block that begins now would outlast it.</summary>
internal static class CredentialLapse
{
    /// <summary>The length of a block where no engagement tells it: three months.</summary>
    public static readonly Period Ahead = Period.FromMonths(3);

    /// <returns>Null while a whole block still fits in.</returns>
    public static string? Of(LocalDate validUntil, LocalDate today, bool runs)
    {
        if (validUntil >= today + Ahead) return null;
        var date = validUntil.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
        var state = validUntil < today ? $"The credential ended on {date}." : $"The credential ends on {date}, inside a block that would begin today.";
        return $"{state} Nobody new is matched until it is renewed.{(runs ? " Coaching that runs now goes on and may outlast it: please renew it in time or plan the hand-over." : "")}";
    }
}
