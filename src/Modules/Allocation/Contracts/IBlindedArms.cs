using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Contracts;

/// <summary>Arms as A and B: who belongs together, not which is which. The letters are drawn once per programme from the sealed seed.</summary>
public interface IBlindedArms
{
    /// <summary>Of everybody who has an arm of the first draw; everybody alike where a programme has one arm and draws nothing.</summary>
    Task<IReadOnlyDictionary<ParticipantCode, char>> Of(ProgrammeId programme);

    /// <summary>Of everybody who was in this draw.</summary>
    Task<IReadOnlyDictionary<ParticipantCode, char>> Of(ProgrammeId programme, Draw draw) =>
        draw == Draw.First ? Of(programme) : Task.FromResult<IReadOnlyDictionary<ParticipantCode, char>>(new Dictionary<ParticipantCode, char>());

    /// <summary>
    /// Those who have an arm that chance did not give, each with the reason in words, such as a round of a lottery with places for all: no comparison by chance
    /// holds them, and the freeze leaves them out by this reason.
    /// </summary>
    Task<IReadOnlyDictionary<ParticipantCode, string>> NotByChance(ProgrammeId programme) =>
        Task.FromResult<IReadOnlyDictionary<ParticipantCode, string>>(new Dictionary<ParticipantCode, string>());

    /// <summary>The level of each factor at the draw, which is known of everybody before it and says nothing of the arm.</summary>
    Task<IReadOnlyDictionary<ParticipantCode, IReadOnlyDictionary<string, string>>> Levels(ProgrammeId programme, Draw draw) =>
        Task.FromResult<IReadOnlyDictionary<ParticipantCode, IReadOnlyDictionary<string, string>>>(new Dictionary<ParticipantCode, IReadOnlyDictionary<string, string>>());

    /// <summary>
    /// The round in which everybody was drawn, where the chance of an arm is that of the round: in a lottery. Empty for the other methods, whose chances are the
    /// same in every round. Known before the draw like a level, and no more telling.
    /// </summary>
    Task<IReadOnlyDictionary<ParticipantCode, int>> Rounds(ProgrammeId programme, Draw draw) =>
        Task.FromResult<IReadOnlyDictionary<ParticipantCode, int>>(new Dictionary<ParticipantCode, int>());
}
