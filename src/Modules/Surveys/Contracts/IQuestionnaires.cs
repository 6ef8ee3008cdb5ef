using Confrere.Kernel.Data;

namespace Confrere.Surveys.Contracts;

/// <summary>
/// The installed instruments for a module that asks people whom it knows, beside a trial's visits: the same wording, the same scoring, and scored for ever
/// by the version that was answered. Who asks keeps the answers.
/// </summary>
public interface IQuestionnaires
{
    /// <exception cref="InvalidOperationException">No instrument of this code is installed.</exception>
    Questionnaire Of(string code);

    /// <summary>Within the transaction that stores answers to this questionnaire.</summary>
    Task Keep(Questionnaire asked, UnitOfWork work);

    /// <param name="version">The questionnaire's version when it was answered.</param>
    Task<IReadOnlyList<QuestionnaireScore>> Score(string version, IReadOnlyDictionary<string, int> answers);
}
