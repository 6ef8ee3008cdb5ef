using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.People.Data;

/// <summary>Receipts are kept for a year. They are rows and no facts: the log holds what was changed, and reading changes nothing.</summary>
internal sealed class AccessReceipts(NamesRead names, Writer writer) : IAccessReceipts
{
    private static readonly Duration Kept = Duration.FromDays(365);
    private const long SecondsOfMinute = 60;

    public async Task LeaveFor(PersonId reader, string role, string rule)
    {
        var concerned = names.People.Where(person => person != reader).ToList();
        if (concerned.Count == 0) return;
        await writer.Write(async work =>
        {
            var (minute, day, oldest) = (Minute(work.Now), work.Now.InUtc().Date, work.Now - Kept);
            var known = await work.Set<AccessReceiptRow>().Where(row => row.Reader == reader && row.Rule == rule && row.Day == day && concerned.Contains(row.Subject))
                .ToDictionaryAsync(row => row.Subject);
            foreach (var person in concerned)
                if (known.TryGetValue(person, out var row)) (row.LastAt, row.Times) = (minute, row.Times + 1);
                else work.Set<AccessReceiptRow>().Add(New(person, reader, role, rule, day, minute));
            work.Set<AccessReceiptRow>().RemoveRange(await work.Set<AccessReceiptRow>().Where(row => row.Reader == reader && row.LastAt < oldest).ToListAsync());
        });
    }

    private static AccessReceiptRow New(PersonId subject, PersonId reader, string role, string rule, LocalDate day, Instant minute) => new()
    {
        Id = NewId.Of<AccessReceiptId>(), Subject = subject, Reader = reader, Role = role, Rule = rule, Day = day, FirstAt = minute, LastAt = minute, Times = 1,
    };

    private static Instant Minute(Instant now) => Instant.FromUnixTimeSeconds(now.ToUnixTimeSeconds() / SecondsOfMinute * SecondsOfMinute);
}
