using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.People.Features.CreateInstitution;

/// <summary>Opens a house for one more institution and enters it.</summary>
internal sealed class CreateInstitution(Writer writer, Tenancy tenancy)
{
    /// <param name="id">Given when the identifier was chosen before; otherwise a new one is drawn.</param>
    public async Task<Result<InstitutionId>> Handle(string name, string zoneId, bool isDemonstration, InstitutionId? id = null)
    {
        if (string.IsNullOrWhiteSpace(name)) return new InstitutionHasNoName();
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId) is null) return new ZoneIsUnknown(zoneId);
        var institution = id ?? NewId.Of<InstitutionId>();
        tenancy.Enter(institution);
        return await writer.Write<Result<InstitutionId>>(async work =>
        {
            if (await work.Set<InstitutionRow>().AnyAsync(row => row.InstitutionId == institution)) return new InstitutionExists();
            work.Db.Add(new InstitutionRow
            {
                InstitutionId = institution, Name = name.Trim(), ZoneId = zoneId, IsDemonstration = isDemonstration, CreatedAt = work.Now,
            });
            work.Record("InstitutionCreated", $"institution/{institution}", new { isDemonstration, zoneId });
            return institution;
        });
    }
}
