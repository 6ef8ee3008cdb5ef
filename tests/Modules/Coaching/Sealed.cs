using System.Buffers.Text;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.KeepNote;
using Confrere.Coaching.Features.KeepNoteKeys;
using Confrere.Kernel.Identifiers;

namespace Confrere.Modules.Tests.Coaching;

/// <summary>Things of the shape that a browser's sealing has. What they hold is nothing.</summary>
internal static class Sealed
{
    /// <summary>Nonce and tag of AES-GCM, as the browser stores them around what it sealed.</summary>
    private const int Around = 12 + 16;

    public static readonly string Note = Of(Around + 512);

    public static string PublicKey(byte seed) => Base64Url.EncodeToString([4, .. Enumerable.Repeat(seed, 64)]);

    public static string PairKey(byte seed) => $"{PublicKey(seed)}.{Of(Around + 32)}";

    public static PostedLock Lock(string? credential = null) => new(credential, Of(32), Of(Around + 32));

    public static PostedKeys Keys(byte seed) => new(PublicKey(seed), Of(Around + 138), Lock());

    public static PostedNote First(string kind, SessionId? session) => new(NewId.Of<NoteId>().Value, session?.Value, kind, 1, Note);

    public static string Of(int bytes) => Base64Url.EncodeToString(new byte[bytes]);
}
