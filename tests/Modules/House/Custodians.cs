using System.Security.Cryptography;
using Confrere.Allocation.Features.EnterShare;
using Confrere.Kernel.Identifiers;

namespace Confrere.Modules.Tests.House;

internal static class Custodians
{
    /// <summary>Two people enter a share each, so that a real programme can open its enrolment.</summary>
    public static async Task<IReadOnlyList<string>> EnterShares(TestHouse house, ProgrammeId programme)
    {
        var shares = new[] { RandomNumberGenerator.GetHexString(64), RandomNumberGenerator.GetHexString(64) };
        foreach (var share in shares)
            (await house.Do((EnterShare enter) => enter.Handle(programme, NewId.Of<PersonId>(), share))).Refusal.ShouldBeNull();
        return shares;
    }
}
