using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Confrere.Shell.Components;

/// <summary>What the framework knows about a bound field: the words that were refused, and what to show again.</summary>
internal static class ModelState
{
    public static string? ErrorOf(ViewContext? view, string? field) =>
        field is not null && view is not null && view.ViewData.ModelState.TryGetValue(field, out var entry) && entry.Errors.Count > 0
            ? string.Join(" ", entry.Errors.Select(error => error.ErrorMessage))
            : null;

    /// <summary>The attempted value first, so that nothing typed is lost; then the model's.</summary>
    public static string? ValueOf(ViewContext? view, ModelExpression? model)
    {
        if (model is null)
            return null;
        return view is not null && view.ViewData.ModelState.TryGetValue(FieldOf(view, model)!, out var entry) && entry.AttemptedValue is { } attempted
            ? attempted
            : model.Model switch
            {
                null => null,
                IFormattable value => value.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
                var value => value.ToString(),
            };
    }

    public static string? FieldOf(ViewContext? view, ModelExpression? model) =>
        model is null ? null : view?.ViewData.TemplateInfo.GetFullHtmlFieldName(model.Name) ?? model.Name;
}
