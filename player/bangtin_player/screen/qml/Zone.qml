// One zone: two sides in one place, and only ever one hand-off between them.
import QtQuick

Item {
    id: view

    required property QtObject zone

    x: zone.x
    y: zone.y
    width: zone.width
    height: zone.height
    clip: true

    SideView { side: view.zone.first; width: view.width; height: view.height }
    SideView { side: view.zone.second; width: view.width; height: view.height }
}
