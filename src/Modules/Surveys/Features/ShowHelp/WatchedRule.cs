using Confrere.Surveys.Domain;

namespace Confrere.Surveys.Features.ShowHelp;

/// <summary>A safety rule of an instrument that the protocol follows.</summary>
internal sealed record WatchedRule(SafetyRule Rule, bool IsShownAtOnce);
