using Confrere.Kernel.Refusals;

namespace Confrere.Surveys.Features.AskForHelpFirst;

internal sealed record HelpIsNotSaid(IReadOnlyList<string> Sentences) : Refusal(string.Join(' ', Sentences));
