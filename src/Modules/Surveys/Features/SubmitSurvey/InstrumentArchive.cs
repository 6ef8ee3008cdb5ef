using System.Collections.Concurrent;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Surveys.Features.SubmitSurvey;

/// <summary>
/// Keeps every version of an instrument that was ever answered and finds it again: an answer is scored for ever by the version it was
/// given under.
/// </summary>
internal sealed class InstrumentArchive(InstrumentCatalogue catalogue)
{
    private readonly ConcurrentDictionary<(InstitutionId, string), bool> _durable = new();
    private readonly ConcurrentDictionary<string, Instrument> _read = new(catalogue.All.ToDictionary(instrument => instrument.Version));

    /// <summary>Within the transaction that stores answers to the form.</summary>
    public async Task Keep(SurveyForm form, InstitutionId institution, UnitOfWork work)
    {
        foreach (var instrument in form.Instruments)
        {
            var version = instrument.Version;
            if (_durable.ContainsKey((institution, version)) || await work.Set<InstrumentVersion>().AnyAsync(row => row.Version == version)) continue;
            work.Db.Add(new InstrumentVersion { Version = version, Document = InstrumentText.Of(instrument), KeptAt = work.Now });
        }
    }

    public async Task Keep(Instrument instrument, UnitOfWork work)
    {
        if (!await work.Set<InstrumentVersion>().AnyAsync(row => row.Version == instrument.Version))
            work.Db.Add(new InstrumentVersion { Version = instrument.Version, Document = InstrumentText.Of(instrument), KeptAt = work.Now });
    }

    /// <summary>Once that transaction is on disk the next need not look. Not before: a row that is seen may still be undone.</summary>
    public void NoteDurable(SurveyForm form, InstitutionId institution)
    {
        foreach (var version in SurveyForm.VersionsIn(form.Version)) _durable[(institution, version)] = true;
    }

    /// <exception cref="InvalidOperationException">Answers name a version that was never kept: the database was altered from outside.</exception>
    public async Task<IReadOnlyDictionary<string, Instrument>> Find(IReadOnlyCollection<string> versions, Reader reader)
    {
        var missing = versions.Where(version => !_read.ContainsKey(version)).ToList();
        if (missing.Count > 0)
            foreach (var row in await reader.Query<InstrumentVersion>().Where(row => missing.Contains(row.Version)).ToListAsync()) Read(row);
        return versions.ToDictionary(version => version, version => _read.GetValueOrDefault(version)
            ?? throw new InvalidOperationException($"Answers were given under {version}, and that version of the instrument is not kept."), StringComparer.Ordinal);
    }

    private void Read(InstrumentVersion row)
    {
        var reading = InstrumentDocument.Read(row.Document);
        var instrument = reading.Instrument ?? throw new InstrumentIsInvalid(row.Version, reading.Problems);
        if (instrument.Version != row.Version) throw new InvalidOperationException($"The document kept as {row.Version} is {instrument.Version}: it was altered.");
        _read[row.Version] = instrument;
    }
}
