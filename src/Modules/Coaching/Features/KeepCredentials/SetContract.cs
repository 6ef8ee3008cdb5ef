using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.KeepCredentials;

/// <summary>What a coach's sessions earn from now on. Lines that are in the ledger stay as they are.</summary>
internal sealed class SetContract(Writer writer)
{
    private const decimal HighestRate = 10_000m;

    public Task<Result<Done>> Handle(PersonId coach, PayContract contract, decimal? rate, int? weeklyMinutes, string chargedTo) => writer.Write<Result<Done>>(async work =>
    {
        if (await work.Set<CoachProfile>().FirstOrDefaultAsync(row => row.Person == coach) is not { } profile) return new CoachIsUnknown();
        if (contract is PayContract.PerSession or PayContract.Lent && rate is not (> 0 and <= HighestRate)) return new ContractIsIncomplete($"A rate per session between 0 and {HighestRate:0} is missing.");
        if (contract == PayContract.EmployedShare && weeklyMinutes is not (> 0 and <= 3000)) return new ContractIsIncomplete("The minutes a week of the employed share are missing.");
        if (contract == PayContract.Lent && string.IsNullOrWhiteSpace(chargedTo)) return new ContractIsIncomplete("The institution that is charged is missing.");
        (profile.Contract, profile.ContractRate) = (contract, contract is PayContract.PerSession or PayContract.Lent ? rate : null);
        (profile.WeeklyMinutes, profile.ChargedTo) = (contract == PayContract.EmployedShare ? weeklyMinutes : null, contract == PayContract.Lent ? chargedTo.Trim() : "");
        work.Record("CoachContractSet", $"coach/{coach}", new { Contract = contract.ToString() });
        return Done.It;
    });
}
