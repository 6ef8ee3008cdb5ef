using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>What a coach says of themselves, and until when they may coach. The name is in People.</summary>
internal sealed class CoachProfile : ITenantOwned
{
    public required PersonId Person { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required string ZoneId { get; set; }
    public required string Department { get; set; }

    /// <summary>The rota they share on call; empty when there is none.</summary>
    public string CallPool { get; set; } = "";

    public required string Specialty { get; set; }
    public required string CareerStage { get; set; }

    /// <summary>Separated by commas, as typed.</summary>
    public required string Languages { get; set; }

    public required string Interests { get; set; }
    public required string Manner { get; set; }

    /// <summary>How many at once; null for the protocol's number.</summary>
    public int? Capacity { get; set; }

    public required string Credential { get; set; }
    public required LocalDate CredentialValidUntil { get; set; }

    /// <summary>Null for the house's usual notice and horizon.</summary>
    public int? NoticeHours { get; set; }
    public int? HorizonDays { get; set; }
    public int BufferMinutes { get; set; }

    public BookingPace Pace => BookingPace.Of(NoticeHours, HorizonDays, BufferMinutes);

    public CoachStanding Standing { get; set; } = CoachStanding.Certified;

    /// <summary>The certified coach under whom one who is not certified yet coaches trainees; null for nobody.</summary>
    public PersonId? Mentor { get; set; }

    public PayContract Contract { get; set; }

    /// <summary>For each session, where the contract has a rate of its own.</summary>
    public decimal? ContractRate { get; set; }

    /// <summary>The employed share of time, in minutes a week.</summary>
    public int? WeeklyMinutes { get; set; }

    /// <summary>The institution that borrows a lent coach.</summary>
    public string ChargedTo { get; set; } = "";

    public static IReadOnlyList<string> List(string separated) =>
        separated.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
