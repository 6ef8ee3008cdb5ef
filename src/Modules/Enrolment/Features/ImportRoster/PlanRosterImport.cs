using Confrere.Enrolment.Domain;
using Confrere.Enrolment.Features.InvitePhysicians;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;

namespace Confrere.Enrolment.Features.ImportRoster;

/// <summary>Reads an uploaded list and says what inviting it would do. Nothing is stored: the director sees it first.</summary>
internal sealed class PlanRosterImport(IProgrammes programmes, IInstitutions institutions, Roster roster)
{
    public const int MostBytes = 1_000_000;

    public async Task<Result<RosterPlan>> Handle(ProgrammeId id, byte[] file)
    {
        if (await programmes.Find(id) is null) return new ProgrammeIsUnknown();
        if (file.Length == 0) return new FileIsEmpty();
        if (file.Length > MostBytes) return new FileIsTooLarge(file.Length, MostBytes);
        if (file is [(byte)'P', (byte)'K', 3, 4, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..]) return new FileIsAWorkbook();
        if (RosterText.Read(file) is not { } read) return new FileIsNoText();
        var parsed = InvitationList.Parse(read.Text, (await institutions.Current())?.ZoneId ?? "UTC");
        if (parsed.Entries.Count == 0 && parsed.Problems.Count == 0) return new FileIsEmpty();
        if (parsed.Entries.Count > InvitePhysicians.InvitePhysicians.MostAtOnce) return new ListIsTooLong(parsed.Entries.Count, InvitePhysicians.InvitePhysicians.MostAtOnce);
        var known = (await roster.Of(id)).Select(line => line.Email).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var before = parsed.Entries.ToLookup(entry => known.Contains(entry.Email));
        return new RosterPlan([.. before[false]], [.. before[true]], parsed.Problems, parsed.IgnoredColumns, read);
    }
}
