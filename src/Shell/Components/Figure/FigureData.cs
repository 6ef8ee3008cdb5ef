using Microsoft.AspNetCore.Html;

namespace Confrere.Shell.Components;

/// <summary>Carries the data table from inside the figure to beneath its caption.</summary>
internal sealed class FigureData
{
    public IHtmlContent? Content { get; set; }
}
