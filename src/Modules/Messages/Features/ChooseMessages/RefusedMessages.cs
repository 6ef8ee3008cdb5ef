using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Messages.Contracts;
using Confrere.Messages.Data;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Messages.Features.ChooseMessages;

/// <summary>Which kinds a person does not want. Only a kind that is registered as optional can be refused.</summary>
internal sealed class RefusedMessages(IEnumerable<OptionalMessage> optional, Reader reader)
{
    public IReadOnlyList<OptionalMessage> Optional { get; } = [.. optional];

    public async Task<bool> IsRefused(PersonId person, string kind) =>
        Optional.Any(message => message.Kind == kind) && await reader.Query<RefusedKind>().AnyAsync(row => row.Person == person && row.Kind == kind);

    public async Task<IReadOnlySet<string>> Of(PersonId person) =>
        (await reader.Query<RefusedKind>().Where(row => row.Person == person).Select(row => row.Kind).ToListAsync()).ToHashSet(StringComparer.Ordinal);
}
