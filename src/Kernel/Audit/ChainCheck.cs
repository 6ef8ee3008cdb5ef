namespace Confrere.Kernel.Audit;

/// <summary>Walks the chain once, link by link, and holds it against every signed head. Names the first sequence number that is not as it was. Pure.</summary>
internal sealed class ChainCheck(IReadOnlyList<SignedHead> heads)
{
    private readonly Queue<SignedHead> _heads = new(heads.OrderBy(head => head.Size));
    private readonly MerkleTree _tree = new();
    private byte[] _hash = AuditChain.Genesis;
    private long _agreed;

    public long Size => _tree.Size;

    /// <summary>The next link in the order of the sequence, with its fact; null when all is well so far.</summary>
    public string? Next(AuditLink link, AuditFact? fact)
    {
        var expected = _tree.Size + 1;
        if (link.Sequence != expected) return $"Sequence {expected}: the link is missing; the next one present is {link.Sequence}.";
        if (fact is null) return $"Sequence {expected}: its fact is missing.";
        _hash = fact.LinkedTo(_hash, expected);
        if (!_hash.AsSpan().SequenceEqual(link.Hash)) return $"Sequence {expected}: the fact or its link was altered.";
        _tree.Append(link.Hash);
        return Compare();
    }

    /// <summary>After the last link: what the heads know of that is not there.</summary>
    public string? End() => _heads.TryPeek(out var head)
        ? $"Sequence {_tree.Size + 1}: it and what follows is missing. The head of {head.SignedAt} was signed over {head.Size} facts; the log holds {_tree.Size}: its end was cut off, or the whole database was set back."
        : null;

    private string? Compare()
    {
        while (_heads.TryPeek(out var head) && head.Size == _tree.Size)
        {
            if (!_tree.Root().AsSpan().SequenceEqual(head.Root))
                return $"Sequence {_agreed + 1} to {head.Size}: the chain was written anew; its head is not the one that was signed at {head.SignedAt}.";
            _agreed = head.Size;
            _heads.Dequeue();
        }
        return null;
    }
}
