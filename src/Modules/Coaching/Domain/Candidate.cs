using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Domain;

/// <summary>A coach as matching sees them.</summary>
/// <param name="Load">Engagements that run now.</param>
internal sealed record Candidate(
    PersonId Coach, string Department, string Specialty, IReadOnlyList<string> Languages, LocalDate CredentialValidUntil,
    int Capacity, int Load, DateTimeZone Zone, IReadOnlyList<HoursOfDay> Hours)
{
    /// <summary>Departments that the same person named under another account.</summary>
    public IReadOnlyList<string> OtherDepartments { get; init; } = [];

    public string CallPool { get; init; } = "";
    public string CareerStage { get; init; } = "";
    public IReadOnlyList<string> Interests { get; init; } = [];

    public bool IsCertified { get; init; } = true;

    /// <summary>Until when a certified mentor's credential stands behind a coach who is in training or supervised hours; null without a mentor.</summary>
    public LocalDate? MentoredUntil { get; init; }

    /// <summary>The last day on which they may coach a trainee, or anybody else; null when they may not.</summary>
    public LocalDate? MayCoachUntil(bool trainee) => IsCertified ? CredentialValidUntil : trainee ? MentoredUntil : null;

    /// <summary>On leave for the whole time that can be booked ahead.</summary>
    public bool IsAway { get; init; }

    public int Room => Math.Max(Capacity - Load, 0);
}
