namespace Confrere.Surveys.Features.AnswerSection;

/// <summary>One answer as the page's script sends it the moment it is given.</summary>
internal sealed record AutosaveRequest(string Key, string Item, int? Value);
