using System.Globalization;
using Confrere.Kernel.Data;
using Confrere.Messages.Contracts;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Surveys.Features.CloseWindows;

/// <summary>Asked when a survey mail is about to go out: the survey must still be open and unanswered, no later mail about it may wait behind this one, and it is no time to wake anybody.</summary>
internal abstract class SurveyIsStillDue(Reader reader, IClock clock) : IStillDue
{
    public abstract string Kind { get; }

    public async Task<bool> IsStillDue(string about)
    {
        if (Read(about) is not var (id, number)) return false;
        var now = clock.GetCurrentInstant();
        return await reader.Query<Obligation>().AnyAsync(row =>
            row.Id == id && row.Mails == number + 1 && row.WithdrawnAt == null && row.OpensAt <= now && row.ClosesAt > now
            && !reader.Query<Submission>().Any(submission => submission.Obligation == row.Id));
    }

    public async Task<Instant> NotBefore(string about, Instant now)
    {
        if (Read(about) is not var (id, _)) return now;
        var zone = await reader.Query<Obligation>().Where(row => row.Id == id).Select(row => row.ZoneId).SingleAsync();
        return WritingHours.NotBefore(now, DateTimeZoneProviders.Tzdb[zone]);
    }

    private static (ObligationId Id, int Number)? Read(string about) =>
        about.Split('/') is [var id, var number] && Guid.TryParse(id, out var value) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? (new(value), place)
            : null;
}
