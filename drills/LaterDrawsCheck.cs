using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.TellRound;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Messages.Data;
using Confrere.Surveys.Data;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Drills;

/// <summary>
/// What must hold of rounds and of the second draw after every crash: whoever's first survey is in waits or is in exactly one round; a round is drawn wholly
/// or not at all; each of its people has one mail, and whoever's arm begins one place; the second draw has everybody whose survey is stored, once.
/// </summary>
internal sealed class LaterDrawsCheck(DrillHouse house, ProgrammeId programme, ToldByDrill told)
{
    /// <exception cref="InvalidOperationException">A promise is broken; the sentence says which.</exception>
    public Task<DrawsFound> Run(int allocated) => house.Do("drill", async (Reader reader) =>
    {
        var rounds = await Rounds(reader);
        await Mails(reader, rounds.Sum(round => round.Codes().Count));
        var second = await Second(reader);
        return new DrawsFound(allocated, rounds.Count, rounds.Sum(round => round.Codes().Count), second);
    });

    private async Task<List<DrawRound>> Rounds(Reader reader)
    {
        var rounds = await reader.Query<DrawRound>().Where(row => row.Programme == programme).OrderBy(row => row.Number).ToListAsync();
        if (!rounds.Select(round => round.Number).SequenceEqual(Enumerable.Range(1, rounds.Count))) throw AllocationCheck.Broken("the rounds are not numbered without gap.");
        if (told.Rounds.Append(0).Max() > rounds.Count) throw AllocationCheck.Broken($"round {told.Rounds.Max()} was said to be closed and is not stored.");
        var drawn = await reader.Query<AllocatedParticipant>().Where(row => row.Programme == programme).Select(row => new { row.Participant, row.Stratum }).ToListAsync();
        if (!Same(drawn.Select(row => (row.Stratum, row.Participant.Value)), rounds.SelectMany(round => round.Codes().Select(code => (LotteryRound.Stratum(round.Number), code)))))
            throw AllocationCheck.Broken("the people of the rounds and those who were drawn are not the same, once each.");
        var waiting = await reader.Query<WaitingDraw>().Where(row => row.Programme == programme).Select(row => new { row.Participant, row.DrawnAt }).ToListAsync();
        if (!Same(waiting.Where(row => row.DrawnAt is not null).Select(row => row.Participant), drawn.Select(row => row.Participant))) throw AllocationCheck.Broken("somebody waits who was drawn, or the other way round.");
        if (!Same(waiting.Select(row => row.Participant), await Sent(reader, "baseline"))) throw AllocationCheck.Broken("somebody whose first survey is in neither waits nor was drawn.");
        return rounds;
    }

    private async Task<int> Second(Reader reader)
    {
        var drawn = await reader.Query<BoosterDraw>().Where(row => row.Programme == programme).Select(row => row.Participant).ToListAsync();
        if (!Same(drawn, await Sent(reader, LaterDraws.SecondVisit))) throw AllocationCheck.Broken("the second draw and the surveys that bring it are not the same people's, once each.");
        if (told.Second.Except(drawn.Select(code => code.Value)).FirstOrDefault() is { } lost) throw AllocationCheck.Broken($"the second draw of participant {lost} was acknowledged and is not stored.");
        return drawn.Count;
    }

    private async Task Mails(Reader reader, int people)
    {
        var mails = await reader.Query<OutboxMessage>().Where(row => row.Kind == RoundMail.MessageKind).Select(row => row.RecipientFingerprint).ToListAsync();
        if (mails.Count != people || mails.Distinct().Count() != people) throw AllocationCheck.Broken($"{people} people were in the rounds, and {mails.Count} mails to {mails.Distinct().Count()} of them say so.");
        var begun = await reader.Query<AllocatedParticipant>().CountAsync(row => row.Programme == programme && row.CoachingOpenedAt != null);
        var further = await reader.Query<BoosterDraw>().CountAsync(row => row.Programme == programme && row.CoachingOpenedAt != null);
        var places = await reader.Query<Place>().Where(row => row.Programme == programme).Select(row => row.Kind).ToListAsync();
        if (places.Count(kind => kind == PlaceKind.Course) != begun || places.Count(kind => kind == PlaceKind.Booster) != further)
            throw AllocationCheck.Broken($"{begun} courses and {further} boosters begin by their draws, and coaching holds {places.Count} places.");
    }

    private Task<List<ParticipantCode>> Sent(Reader reader, string visit) =>
        reader.Query<Submission>().Where(row => row.Programme == programme && row.Visit == visit).Select(row => row.Participant).ToListAsync();

    private static bool Same<T>(IEnumerable<T> one, IEnumerable<T> other) => one.Order().SequenceEqual(other.Order());
}
