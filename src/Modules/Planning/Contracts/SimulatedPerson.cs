namespace Confrere.Planning.Contracts;

/// <summary>One simulated physician. Answers are item code to 0..4, null where the item was left out; no month-three answers at all means dropped out.</summary>
/// <param name="IfCoached">Answers at month three if coached at once.</param>
/// <param name="IfWaiting">Answers at month three if waiting: the trial shows one of the two, the truth has both.</param>
public sealed record SimulatedPerson(
    int Number, IReadOnlyDictionary<string, int?> Baseline, IReadOnlyDictionary<string, int?>? IfCoached, IReadOnlyDictionary<string, int?>? IfWaiting,
    int DayOfEnrolment);
