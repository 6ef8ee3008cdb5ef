using System.Security.Cryptography;

namespace Confrere.Kernel.Audit;

/// <summary>The root of a Merkle tree over leaves that come one by one, as RFC 6962 (section 2.1) defines it. Memory grows with the logarithm of their number.</summary>
internal sealed class MerkleTree
{
    // The roots of full subtrees, largest first: their sizes are the binary digits of the number of leaves.
    private readonly List<byte[]> _full = [];

    public long Size { get; private set; }

    public void Append(byte[] leaf)
    {
        var hash = Hash(0, leaf, []);
        for (var size = Size; size % 2 == 1; size /= 2)
        {
            hash = Hash(1, _full[^1], hash);
            _full.RemoveAt(_full.Count - 1);
        }
        _full.Add(hash);
        Size++;
    }

    public byte[] Root()
    {
        if (_full.Count == 0) return SHA256.HashData([]);
        var root = _full[^1];
        for (var subtree = _full.Count - 2; subtree >= 0; subtree--) root = Hash(1, _full[subtree], root);
        return root;
    }

    private static byte[] Hash(byte kind, byte[] left, byte[] right) => SHA256.HashData([kind, .. left, .. right]);
}
