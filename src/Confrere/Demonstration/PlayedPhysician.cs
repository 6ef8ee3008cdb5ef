using Confrere.Allocation.Data;
using Confrere.Enrolment.Features.CheckEligibility;
using Confrere.Enrolment.Features.InvitePhysicians;
using Confrere.Enrolment.Features.SignConsent;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Planning.Contracts;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Data;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.App.Demonstration;

/// <summary>The trial as one simulated physician lives it: invited, consenting, measured, allocated, measured again.</summary>
internal sealed class PlayedPhysician(SimulatedPerson simulated, Scene scene)
{
    private const string FirstFollowUp = "month-3";
    private readonly string _name = Cast.Name(simulated.Number);
    private PersonId _person;
    private ParticipantCode _code;

    public async Task BeInvited()
    {
        var invited = await scene.Stage.Do("director", (InvitePhysicians invite) => invite.Handle(scene.Programme, $"{_name}, {Cast.Email(_name)}, {Cast.ZoneId}"));
        var token = invited.Sent.Single().Path["/i/".Length..];
        scene.Later(Duration.FromHours(30), () => Consent(token));
    }

    private async Task Consent(string token)
    {
        var protocol = await Protocol();
        var answers = protocol.Eligibility.ToDictionary(question => question.Code, question => question.AdmittingAnswer);
        await scene.Stage.Do("invitation", (CheckEligibility check) => check.Handle(token, answers));
        var signed = await scene.Stage.Do("invitation", (SignConsent sign) => sign.Handle(token, _name, agrees: true));
        (_person, _code) = (signed.Person, signed.Participant);
        scene.Later(Duration.FromMinutes(6), AnswerBaseline);
    }

    private async Task AnswerBaseline()
    {
        await Submit("baseline", simulated.Baseline);
        new PlayedCourse(_person, simulated.Number, scene).LookOutForCoaching();
        if (await AnswersAtFollowUp() is not { } answers) return;
        // Three months is 92 days; most answer in the week that follows, in hours of their own.
        var day = 92 + (int)(Chance.Of($"{simulated.Number}/follow-up") * 12);
        scene.Later(Duration.FromDays(day), () => Submit(FirstFollowUp, answers));
    }

    private async Task<IReadOnlyDictionary<string, int?>?> AnswersAtFollowUp()
    {
        var arm = await scene.Stage.Call("demonstration", (Reader reader) =>
            reader.Query<AllocatedParticipant>().Where(row => row.Participant == _code).Select(row => row.Arm).SingleAsync());
        return (await Protocol()).Arms.Single(stated => stated.Code == arm).StartsAtOnce ? simulated.IfCoached : simulated.IfWaiting;
    }

    private async Task Submit(string visit, IReadOnlyDictionary<string, int?> answers)
    {
        var isOpen = await scene.Stage.Call("demonstration", (Reader reader) => reader.Query<Obligation>().AnyAsync(row => row.Participant == _code && row.Visit == visit));
        if (isOpen) await scene.Stage.Do($"participant/{_code}", (SubmitSurvey submit) => submit.Handle(new(_code, visit, $"demonstration/{_code}/{visit}", answers)));
    }

    private Task<Protocol> Protocol() =>
        scene.Stage.Call("demonstration", async (IProgrammes programmes) => (await programmes.Find(scene.Programme))!.Protocol);
}
