using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Data;
using Confrere.Protocols.Domain;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Protocols.Features.CreateProgramme;

/// <summary>Puts a protocol to work: a programme of the current institution that runs this document until it is amended.</summary>
internal sealed class CreateProgramme(Writer writer)
{
    private const int LongestName = 200;

    /// <param name="document">The YAML document.</param>
    /// <param name="name">How the institution calls the programme; the protocol's title when left out.</param>
    public async Task<Result<ProgrammeId>> Handle(string document, string? name = null)
    {
        var reading = ProtocolDocument.Read(document);
        if (reading.Protocol is not { } protocol) return new DocumentHasProblems(reading.Problems);
        if (!reading.CanRun) return new DocumentCannotBeRun(reading.Limits);
        var called = string.IsNullOrWhiteSpace(name) ? protocol.Title : name.Trim();
        if (called.Length > LongestName) return new ProgrammeNameIsTooLong(called.Length, LongestName);
        var hash = CanonicalProtocol.HashOf(protocol);
        return await writer.Write<Result<ProgrammeId>>(async work =>
        {
            if (await work.Set<ProgrammeRow>().AnyAsync(row => row.Name == called)) return new ProgrammeNameIsTaken(called);
            var programme = new ProgrammeRow { Id = NewId.Of<ProgrammeId>(), Name = called, CreatedAt = work.Now };
            work.Db.Add(programme);
            work.Db.Add(new ProgrammeVersionRow
            {
                ProgrammeId = programme.Id, Version = protocol.Version, Document = document, ProtocolHash = hash,
                EffectiveOn = work.Now.InUtc().Date, AddedAt = work.Now,
            });
            work.Record("ProgrammeCreated", $"programme/{programme.Id}", new { protocol = protocol.Key, protocol.Version, hash });
            return programme.Id;
        });
    }
}
