using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.App.Demonstration;

/// <summary>Where a played physician lives: whom to call, what is still to come, which programme.</summary>
internal sealed record Scene(Stage Stage, Agenda Agenda, IClock Clock, ProgrammeId Programme)
{
    public void Later(Duration wait, Func<Task> act) => Agenda.Add(Clock.GetCurrentInstant() + wait, act);

    public void At(Instant instant, Func<Task> act) => Agenda.Add(instant, act);
}
