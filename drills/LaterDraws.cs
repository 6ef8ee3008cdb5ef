using Confrere.Allocation.Data;
using Confrere.Allocation.Features.CloseRound;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Data;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Drills;

/// <summary>
/// What a process of drill R-15 does in the second programme, whose places are given out by a lottery in rounds and whose boosters are drawn: it closes
/// the round as soon as more wait than there are places, and sends the survey that brings the second draw for those whose round was drawn two days before.
/// </summary>
internal sealed class LaterDraws(DrillHouse house, ProgrammeId programme)
{
    /// <summary>The visit whose answers bring the second draw.</summary>
    public const string SecondVisit = "month-6";

    /// <summary>From the draw of a round to the day on which that survey can be sent.</summary>
    public const int DaysBetween = 2;

    private const int Places = 2;
    private const int Round = 5;

    /// <param name="lottery">The sample's document.</param>
    /// <returns>The same with few places, one session, a booster that is drawn, and a calendar that comes to it on the second day.</returns>
    public static string Document(string lottery)
    {
        var (visits, outcomes) = (lottery.IndexOf("\nvisits:", StringComparison.Ordinal), lottery.IndexOf("\noutcomes:", StringComparison.Ordinal));
        return (lottery[..visits] + Calendar + lottery[outcomes..])
            .Replace("sessions: 6", "sessions: 1", StringComparison.Ordinal).Replace("windowDays: 92 ", "windowDays: 1 ", StringComparison.Ordinal)
            .Replace("places: 60", $"places: {Places}", StringComparison.Ordinal)
            .Replace("\neligibility:", Booster + "\neligibility:", StringComparison.Ordinal);
    }

    private const string Booster = """
          - code: booster
            title: Two booster sessions
            kind: one-to-one
            sessions: 2
            minutesPerSession: 50
            windowDays: 92
            description: Two further sessions with the same coach.

        boosters:
          offering: booster
          afterVisit: month-6
          who: drawn
          arms:
            - code: booster-now
              label: Booster now
              ratio: 1
              offering: booster
              plainWords: Your two further sessions come now.
            - code: booster-later
              label: Booster later
              ratio: 1
              offering: booster
              startsAfterVisit: month-9
              plainWords: Your two further sessions come later.
          randomisation:
            method: permuted-blocks
            blockSizes: [2, 4, 6]

        """;

    private const string Calendar = """

        visits:
          - code: baseline
            label: Before the lottery
            baseline: yes
            dueDay: 0
            opensDaysBefore: 0
            closesDaysAfter: 60
            instruments: [pfi]
          - code: month-3
            label: After three months
            dueDay: 1
            opensDaysBefore: 0
            closesDaysAfter: 0
            remindDays: []
            instruments: [pfi]
          - code: month-6
            label: After six months
            dueDay: 367
            opensDaysBefore: 365
            closesDaysAfter: 365
            instruments: [pfi]
          - code: month-9
            label: After nine months
            dueDay: 750
            opensDaysBefore: 7
            closesDaysAfter: 28
            instruments: [pfi]

        """;

    /// <summary>Those whom the second draw waits for, so many at most.</summary>
    public Task<List<ParticipantCode>> Due(int most, Instant now) => house.Do("drill", (Reader reader) => (
        from obligation in reader.Query<Obligation>()
        where obligation.Programme == programme && obligation.Visit == SecondVisit && obligation.OpensAt <= now && obligation.ClosesAt > now
            && !reader.Query<Submission>().Any(submission => submission.Obligation == obligation.Id)
        select obligation.Participant).Take(most).ToListAsync());

    /// <returns>True when the survey that brings the second draw was said to be stored.</returns>
    public async Task<bool> SendSecond(ParticipantCode code) =>
        !(await house.Do("drill", (SubmitSurvey submit) => submit.Handle(new(code, SecondVisit, $"second-{code}", AllocationChild.Answers)))).IsRefused;

    /// <returns>The number of the round that was said to be closed; null when too few wait, or another closed it.</returns>
    public async Task<int?> CloseWhenFull()
    {
        var (closed, waiting) = await house.Do("drill", (Rounds rounds) => rounds.Of(programme));
        if (waiting < Round) return null;
        var result = await house.Do("drill", (CloseRound close) => close.Handle(programme, closed.Count + 1, confirmed: true, "The drill closes it."));
        return result.IsRefused ? null : result.Value.Number;
    }
}
