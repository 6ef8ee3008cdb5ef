using System.Globalization;
using Confrere.Protocols.Contracts;
using NodaTime;

namespace Confrere.Enrolment.Domain;

/// <summary>Journals ask that a trial is registered before its first participant consents (ICMJE); one that was not says so from the beginning.</summary>
internal static class RegistrationWarning
{
    /// <summary>A programme that draws nothing compares nobody: it is no trial, and is warned only where it names a registration.</summary>
    public static bool IsFor(Protocol protocol) => protocol.DrawsAnything || protocol.Registration is not null;

    /// <param name="firstConsent">The day of the first consent at the institution; null while nobody has consented.</param>
    public static string? Of(Registration? registration, LocalDate? firstConsent) => (firstConsent, registration) switch
    {
        (null, _) => null,
        ({ } day, null) => $"The first participant consented on {Written(day)} and the protocol names no trial registration. Register now, and say in the report that it came late.",
        ({ } day, { Date: null } known) => $"The first participant consented on {Written(day)}; the registration {known.Number} has no date to show that it came before.",
        ({ } day, { Date: { } date } known) when date > day =>
            $"The first participant consented on {Written(day)}, before the registration {known.Number} of {Written(date)}. Journals count that as late registration; the report has to say why.",
        _ => null,
    };

    /// <param name="today">At the institution.</param>
    public static string? BeforeOpening(Registration? registration, LocalDate today) => registration switch
    {
        null => "The protocol names no trial registration. Journals ask for one made before the first participant consents.",
        { Date: null } => $"The registration {registration.Number} has no date, so nobody can see that it came before the first consent.",
        { Date: { } date } when date > today => $"The registration {registration.Number} is dated {date:yyyy-MM-dd}, after today. Enrolment that begins before registration counts as late registration.",
        _ => null,
    };

    private static string Written(LocalDate day) => day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
}
