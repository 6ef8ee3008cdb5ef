using Confrere.Allocation.Contracts;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Release;
using Confrere.Coaching.Contracts;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;
using NodaTime;
using NodaTime.Text;
using Disclosure = Confrere.Analysis.Domain.Release.Disclosure;

namespace Confrere.Analysis.Features.FreezeDataset;

/// <summary>What is frozen beside the masked set, because it would tell the arms apart or point at a few: sessions and coaches, what came from outside, distress.</summary>
internal sealed class SealedBeside(IDose dose, IOutsideEvents outside, IDistressCounts distress)
{
    /// <summary>What the draw that is compared decides on: sessions of everybody allocated, and those of them that came before the comparison.</summary>
    /// <param name="answered">When each answered the survey on which the trial is judged.</param>
    public async Task<string> Delivery(ProgrammeId programme, Draw draw, IReadOnlyList<ParticipantCode> codes, IReadOnlyDictionary<ParticipantCode, Instant> answered)
    {
        var sessions = (draw == Draw.First ? await dose.Held(programme) : await dose.FurtherHeld(programme)).ToLookup(session => session.Participant);
        return FrozenDelivery.TextOf([.. codes.Select(code => KeyValuePair.Create(code.Value, Of(code)))]);

        Delivered Of(ParticipantCode code)
        {
            var held = sessions[code].OrderBy(session => session.At).ToList();
            return new(held.Count, answered.TryGetValue(code, out var at) ? held.Count(session => session.At < at) : null, held.FirstOrDefault()?.Coach, held.FirstOrDefault()?.Group);
        }
    }

    /// <summary>What began before the comparison, or at any time for those who did not answer.</summary>
    public async Task<string> Outside(ProgrammeId programme, IReadOnlyList<ParticipantCode> codes, IReadOnlyDictionary<ParticipantCode, Instant> answered)
    {
        var allocated = codes.ToHashSet();
        return FrozenOutside.TextOf((await outside.Of(programme)).Where(e => allocated.Contains(e.Participant) && (!answered.TryGetValue(e.Participant, out var at) || e.On <= at.InUtc().Date))
            .Select(e => new FrozenOutside(e.Participant.Value, e.Kind, LocalDatePattern.Iso.Format(e.On))));
    }

    public async Task<string> Distress(Programme programme)
    {
        var disclosure = new Disclosure(programme.Protocol.Disclosure.SmallestCell);
        return FrozenDistress.TextOf((await distress.Of(programme.Id)).Select(rule => FrozenDistress.Of(rule.Rule, rule.Asked, rule.Met, disclosure)));
    }
}
