using Confrere.People.Contracts;
using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Enrolment.Features;
using Confrere.Enrolment.Features.CheckEligibility;
using Confrere.Enrolment.Features.CloseEnrolment;
using Confrere.Enrolment.Features.DeclineInvitation;
using Confrere.Enrolment.Features.ImportRoster;
using Confrere.Enrolment.Features.InvitePhysicians;
using Confrere.Enrolment.Features.OpenEnrolment;
using Confrere.Enrolment.Features.RecordOutsideEvent;
using Confrere.Enrolment.Features.RenewConsent;
using Confrere.Enrolment.Features.ResendInvitation;
using Confrere.Enrolment.Features.SignConsent;
using Confrere.Enrolment.Features.SignUp;
using Confrere.Enrolment.Features.Withdraw;
using Confrere.Enrolment.Features.ViewHome;
using Confrere.Enrolment.Features.ViewParticipants;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Erasing;
using Confrere.Kernel.Modules;
using Confrere.Messages.Contracts;
using Confrere.Protocols.Contracts;
using Confrere.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Enrolment;

/// <summary>Invitation, eligibility, consent, participants, and the one table that joins a person to a participant code.</summary>
public sealed class EnrolmentModule : IModule
{
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<IEntityMapping, EnrolmentMapping>().AddSingleton<LinkVault>().AddSingleton<SignatureSeal>();
        services.AddScoped<Participants>().AddScoped<IHoldsPerson, InvitedPeople>();
        services.AddScoped<IParticipants>(scope => scope.GetRequiredService<Participants>());
        services.AddScoped<IRecruitment>(scope => scope.GetRequiredService<Participants>());
        services.AddScoped<IDataWithdrawals, DataWithdrawals>().AddScoped<IOutsideEvents, OutsideEvents>().AddScoped<INamesForContact, NamesForContact>();
        services.AddScoped<EnrolmentPeriods>().AddScoped<IEnrolmentPeriod>(scope => scope.GetRequiredService<EnrolmentPeriods>()).AddScoped<CloseEnrolment>();
        services.AddScoped<ParticipantTimeline>().AddScoped<IParticipantEvents, EnrolmentEvents>();
        services.AddScoped<Conditions>().AddScoped<IOpeningCondition, ConsentBeforeOpening>();
        services.AddScoped<ConsentBook>().AddScoped<RenewConsent>().AddScoped<Erasure>().AddScoped<RecordOutsideEvent>();
        services.AddScoped<Invitations>().AddScoped<OpenEnrolment>().AddScoped<InvitePhysicians>().AddScoped<CheckEligibility>().AddScoped<SignConsent>()
            .AddScoped<DeclineInvitation>().AddScoped<Withdraw>();
        services.AddScoped<InvitationLetters>().AddScoped<ResendInvitation>().AddScoped<PlanRosterImport>().AddScoped<SignUp>();
        services.AddSingleton<ForgetUnconfirmed>().AddHostedService<ForgettingService>();
        services.AddScoped<Roster>().AddScoped<InvitationStillDue>().AddScoped<IStillDue>(scope => scope.GetRequiredService<InvitationStillDue>());
        services.AddScoped<ITimelineSource, EnrolmentOnTimeline>().AddScoped<IProgrammeSection, EnrolmentOnProgramme>();
        services.AddAccess(
            new AccessRule(EnrolmentAccess.Direct, [Role.Director], "you and the programme's other directors", "coaches, analysts, sponsors or other participants") { What = "the list of those who were invited" },
            new AccessRule(EnrolmentAccess.Board, [Role.Director], "you and the programme's other directors, as counts",
                "anybody as answers, scores or groups by name: no page shows those to a director"),
            new AccessRule(EnrolmentAccess.ByCode, [Role.Director], "you and the programme's other directors, by code",
                "anybody as a name beside a code, an answer, a score, a session or a group"),
            new AccessRule(EnrolmentAccess.Invitation, [], "you, through your personal link", "your employer; the programme's director sees only whether you take part"),
            new AccessRule(EnrolmentAccess.SignUp, [], "you, and once you follow the link the programme's director, as one who was invited", "your employer or the other physicians"),
            new AccessRule(EnrolmentAccess.Outside, [Role.Participant], "you, and the analysts under your code", "your employer, the programme's director or your coach"),
            new AccessRule(EnrolmentAccess.Home, [Role.Participant], "you alone", "your employer, the programme's director, your coach or the analysts"));
        services.AddErasingFacts("UnconfirmedSignUpForgotten");
        services.AddReasonedFacts(new ReasonedFact(EnrolmentPeriods.ClosingFact, ReasonedKind.Closing, "Please write why enrolment ends now."));
        services.AddNavigation(new NavigationItem("Your page", "/me", 10), Role.Participant);
    }
}
