namespace HvSim.Report.Html;

/// <summary>
/// Puts a button over each table that copies it, with tabulators between its cells. The page reads without it.
/// </summary>
internal static class PageScript
{
    public const string Text = """
        document.querySelectorAll("div.table").forEach(function (box) {
          var table = box.querySelector("table");
          var button = document.createElement("button");
          button.type = "button";
          button.textContent = "Copy table";
          button.addEventListener("click", function () {
            var text = Array.from(table.rows).map(function (row) {
              return Array.from(row.cells).map(function (cell) { return cell.textContent.trim(); }).join("\t");
            }).join("\n");
            var done = function () {
              button.textContent = "Copied";
              setTimeout(function () { button.textContent = "Copy table"; }, 2000);
            };
            var byHand = function () {
              var area = document.createElement("textarea");
              area.value = text;
              document.body.appendChild(area);
              area.select();
              document.execCommand("copy");
              area.remove();
              done();
            };
            if (navigator.clipboard) { navigator.clipboard.writeText(text).then(done, byHand); } else { byHand(); }
          });
          box.parentNode.insertBefore(button, box);
        });
        """;
}
