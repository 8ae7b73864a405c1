using System.Globalization;

namespace Rapport.Bench;

/// <summary>Sums of measurements, and how they are printed.</summary>
internal static class Figures
{
    public static double Median(IEnumerable<double> values) => Quantile([.. values.Order()], 0.5);

    /// <param name="ordered">Ascending.</param>
    public static double Quantile(IReadOnlyList<double> ordered, double share) =>
        ordered.Count == 0 ? double.NaN : ordered[Math.Min(ordered.Count - 1, (int)Math.Ceiling(share * ordered.Count) - 1 is var index && index < 0 ? 0 : index)];

    public static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
