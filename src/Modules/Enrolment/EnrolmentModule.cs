using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Enrolment.Features;
using Confrere.Enrolment.Features.CheckEligibility;
using Confrere.Enrolment.Features.DeclineInvitation;
using Confrere.Enrolment.Features.InvitePhysicians;
using Confrere.Enrolment.Features.OpenEnrolment;
using Confrere.Enrolment.Features.SignConsent;
using Confrere.Enrolment.Features.Withdraw;
using Confrere.Kernel.Data;
using Confrere.Kernel.Modules;
using Confrere.Messages.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Enrolment;

/// <summary>Invitation, eligibility, consent, participants, and the one table that joins a person to a participant code.</summary>
public sealed class EnrolmentModule : IModule
{
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<IEntityMapping, EnrolmentMapping>().AddSingleton<LinkVault>().AddSingleton<SignatureSeal>();
        services.AddScoped<Participants>();
        services.AddScoped<IParticipants>(scope => scope.GetRequiredService<Participants>());
        services.AddScoped<IRecruitment>(scope => scope.GetRequiredService<Participants>());
        services.AddScoped<Invitations>().AddScoped<OpenEnrolment>().AddScoped<InvitePhysicians>().AddScoped<CheckEligibility>().AddScoped<SignConsent>()
            .AddScoped<DeclineInvitation>().AddScoped<Withdraw>();
        services.AddScoped<InvitationStillDue>().AddScoped<IStillDue>(scope => scope.GetRequiredService<InvitationStillDue>());
    }
}
