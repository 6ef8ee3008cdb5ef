using Confrere.Coaching.Data;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.EditProfile;

/// <summary>What a coach says of themselves, as participants read it.</summary>
internal sealed record ProfileWords(string Specialty, string CareerStage, string Languages, string Interests, string Manner, string CallPool);

internal sealed class EditProfile(Writer writer)
{
    private const int Longest = 600;

    public Task<Result<Done>> Handle(PersonId coach, ProfileWords words) => writer.Write<Result<Done>>(async work =>
    {
        if (await work.Set<CoachProfile>().FirstOrDefaultAsync(row => row.Person == coach) is not { } profile) return new SetHours.NotACoach();
        if (string.IsNullOrWhiteSpace(words.Specialty)) return new SpecialtyIsNeeded();
        if (new[] { words.Specialty, words.CareerStage, words.Languages, words.Interests, words.Manner, words.CallPool }.Any(text => text.Length > Longest)) return new WordsAreTooLong(Longest);
        (profile.Specialty, profile.CareerStage, profile.Languages) = (words.Specialty.Trim(), words.CareerStage.Trim(), words.Languages.Trim());
        (profile.Interests, profile.Manner, profile.CallPool) = (words.Interests.Trim(), words.Manner.Trim(), words.CallPool.Trim());
        work.Record("CoachProfileEdited", $"coach/{coach}");
        return Done.It;
    });
}
