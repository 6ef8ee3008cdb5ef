using Confrere.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Enrolment;

/// <summary>Invitation, eligibility, consent, participants, and the one table that joins a person to a participant code.</summary>
public sealed class EnrolmentModule : IModule
{
    public void Add(IServiceCollection services)
    {
    }
}
