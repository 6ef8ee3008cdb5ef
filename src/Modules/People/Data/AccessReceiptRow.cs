using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.People.Data;

/// <summary>
/// One reader, one person concerned, one kind of page, one day. Instants are cut to the minute, so that none of them stands beside the same
/// instant of the trial.
/// </summary>
internal sealed class AccessReceiptRow : ITenantOwned
{
    public required AccessReceiptId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required PersonId Subject { get; init; }
    public required PersonId Reader { get; init; }
    public required string Role { get; init; }
    public required string Rule { get; init; }
    public required LocalDate Day { get; init; }
    public required Instant FirstAt { get; init; }
    public required Instant LastAt { get; set; }
    public required int Times { get; set; }
}
