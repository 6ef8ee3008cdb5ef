using NodaTime;

namespace Confrere.Surveys.Features.ViewOwnResults;

/// <summary>One's own value of a scale on a day.</summary>
internal sealed record CurvePoint(LocalDate Day, string Visit, double Value, int ItemsAnswered, int ItemsAsked, bool IsCorrected);
