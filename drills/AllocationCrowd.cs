using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Features.SubmitSurvey;

namespace Confrere.Drills;

/// <summary>The process that dies while everybody sends their first survey at the same moment, each of them several times.</summary>
internal static class AllocationCrowd
{
    private const int TimesEach = 2;

    // So many at once wait longer for a connection than a busy machine lets them; a browser sends again, with the same key.
    private const int MostTries = 8;

    public static async Task<int> Run(string connection, string keys, InstitutionId institution, ProgrammeId programme)
    {
        await using var house = DrillHouse.Open(connection, keys, institution);
        var codes = (await house.Do("drill", (IParticipants participants) => participants.Of(programme))).Select(participant => participant.Code).ToList();
        await Task.WhenAll(codes.SelectMany(code => Enumerable.Repeat(code, TimesEach)).Select(code => Task.Run(() => Send(house, code))));
        return 0;
    }

    private static async Task Send(DrillHouse house, ParticipantCode code)
    {
        if (!await Sent(house, new(code, "baseline", $"crowd-{code}", AllocationChild.Answers))) return;
        AllocationChild.Say($"allocated {code}");
    }

    private static async Task<bool> Sent(DrillHouse house, SubmitSurveyRequest request)
    {
        for (var tries = 1; ; tries++)
            try
            {
                return !(await house.Do("drill", (SubmitSurvey submit) => submit.Handle(request))).IsRefused;
            }
            catch (InvalidOperationException) when (tries < MostTries)
            {
                // Nothing was said to be stored.
            }
    }
}
