// One side of a zone. Invisible sides cost nothing, and keep their picture.
import QtQuick
import Bangtin

Item {
    id: view

    required property QtObject side

    z: side.order
    x: Math.round(side.shift * width)
    opacity: side.opacity
    visible: side.opacity > 0

    Pane {
        anchors.fill: parent
        side: view.side
        visible: !view.side.isFilm
    }

    Loader {
        anchors.fill: parent
        active: view.side.onSinks
        visible: view.side.isFilm
        source: active ? "FilmView.qml" : ""
        onLoaded: view.side.add_film(item)
    }
}
