using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.KeepFiles;

/// <summary>A coach's photograph and the evidence of their credentials, kept by what the bytes are. A new file takes the place of the one before.</summary>
internal sealed class KeepFiles(Writer writer)
{
    public const string PhotographRemoved = "PhotographRemoved";

    public Task<Result<Done>> Photograph(PersonId coach, byte[] bytes) => Keep(coach, null, bytes, SafeFile.Picture, new NotAPicture());

    public Task<Result<Done>> Evidence(PersonId coach, CredentialId credential, byte[] bytes) => Keep(coach, credential, bytes, SafeFile.Document, new NotADocument());

    public Task<Result<Done>> RemovePhotograph(PersonId coach) => writer.Write<Result<Done>>(async work =>
    {
        work.Set<CoachFile>().RemoveRange(await work.Set<CoachFile>().Where(row => row.Coach == coach && row.Credential == null).ToListAsync());
        work.Record(PhotographRemoved, $"coach/{coach}");
        return Done.It;
    });

    private async Task<Result<Done>> Keep(PersonId coach, CredentialId? credential, byte[] bytes, Func<byte[], SafeFile?> read, Refusal unread)
    {
        if (bytes.Length == 0) return new FileIsNotChosen();
        if (bytes.Length > SafeFile.MostBytes) return new FileIsTooLong();
        if (read(bytes) is not { } file) return unread;
        return await writer.Write<Result<Done>>(async work =>
        {
            if (!await work.Set<CoachProfile>().AnyAsync(row => row.Person == coach)) return new SetHours.NotACoach();
            if (credential is { } named && !await work.Set<Credential>().AnyAsync(row => row.Id == named && row.Coach == coach)) return new NoSuchCredential();
            work.Set<CoachFile>().RemoveRange(await work.Set<CoachFile>().Where(row => row.Coach == coach && row.Credential == credential).ToListAsync());
            work.Set<CoachFile>().Add(new() { Id = NewId.Of<CoachFileId>(), Coach = coach, Credential = credential, MediaType = file.MediaType, Bytes = file.Bytes, KeptAt = work.Now });
            work.Record(credential is null ? "PhotographKept" : "EvidenceKept", $"coach/{coach}", new { file.MediaType });
            return Done.It;
        });
    }
}
