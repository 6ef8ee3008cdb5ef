using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Confrere.Protocols.Domain;

namespace Confrere.Modules.Tests.Protocols;

public sealed class CanonicalProtocolTests
{
    private static string HashOf(string document) => CanonicalProtocol.HashOf(ProtocolDocument.Read(document).Protocol!);

    [Fact]
    public void Layout_and_comments_do_not_change_the_hash() =>
        HashOf("# another remark\n" + SampleProtocol.With("blockSizes: [2, 4, 6]", "blockSizes:\n    - 2\n    - 4\n    - 6", "ratePerSession: 0", "ratePerSession: 0.00"))
            .ShouldBe(HashOf(SampleProtocol.Text));

    [Theory]
    [InlineData("blockSizes: [2, 4, 6]", "blockSizes: [2, 4, 8]")]
    [InlineData("sessions: 6", "sessions: 5")]
    [InlineData("confidence: 0.95", "confidence: 0.9")]
    [InlineData("whatever coaching they took up", "whatever coaching they took")]
    public void Every_change_of_content_changes_the_hash(string right, string other) =>
        HashOf(SampleProtocol.With(right, other)).ShouldNotBe(HashOf(SampleProtocol.Text));

    [Fact]
    public void The_hash_is_sha256_of_the_canonical_text()
    {
        var protocol = ProtocolDocument.Read(SampleProtocol.Approved()).Protocol!;
        var canonical = CanonicalProtocol.Of(protocol);
        CanonicalProtocol.HashOf(protocol).ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
        using var parsed = JsonDocument.Parse(canonical);
        parsed.RootElement.GetProperty("registration").GetProperty("date").GetString().ShouldBe("2026-01-15");
        parsed.RootElement.EnumerateObject().Select(field => field.Name).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        parsed.RootElement.TryGetProperty("baseline", out _).ShouldBeFalse();
    }
}
