using Confrere.Allocation.Domain;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Keys;

namespace Confrere.Allocation.Data;

/// <summary>Closes and opens seeds. A seed is in the clear only inside the call that uses it.</summary>
internal sealed class SeedVault(KeyRing keys)
{
    private readonly FieldCipher _cipher = new(keys, KeyPurpose.Allocation);

    public byte[] Close(byte[] seed, ProgrammeId programme) => _cipher.Encrypt(seed, Place(programme));

    public byte[] CloseBoosters(byte[] seed, ProgrammeId programme) => _cipher.Encrypt(seed, BoosterPlace(programme));

    public byte[] Open(SealedSequence list) => _cipher.Decrypt(list.Seed, list is BoosterList ? BoosterPlace(list.Programme) : Place(list.Programme));

    public BlockSequence Sequence(SealedSequence list) => new(Open(list), AllocationRule.FromCanonical(list.Rule));

    public byte[] CloseShare(byte[] share, ProgrammeId programme, int number) => _cipher.Encrypt(share, SharePlace(programme, number));

    public byte[] Open(CustodianShare share) => _cipher.Decrypt(share.Share, SharePlace(share.Programme, share.Number));

    private static string SharePlace(ProgrammeId programme, int number) => $"allocation_shares.Share/{programme}/{number}";

    private static string Place(ProgrammeId programme) => $"allocation_lists.Seed/{programme}";

    private static string BoosterPlace(ProgrammeId programme) => $"booster_lists.Seed/{programme}";
}
